// Package disparity says how likely an unequal treatment would be if chance alone
// had dealt it: Fisher's exact test (R. A. Fisher, The logic of inductive
// inference, Journal of the Royal Statistical Society 98, 1935). All is exact; a
// small probability is a reason to look, not a proof of intent, and with many
// candidates some come out small by chance.
package disparity
