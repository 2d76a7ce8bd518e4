// Package polls averages opinion polls and says how far such averages have missed
// before.
//
// An average is made on the scale of log-ratios to the last share (J. Aitchison,
// The statistical analysis of compositional data, 1986): each pollster has a house
// effect, the effects sum to zero (S. Jackman, Pooling the polls over an election
// campaign, Australian Journal of Political Science 40, 2005), and polls weigh by
// the root of their respondents and by how near they are in time. Its own spread is
// not its error: polls err together. The interval is therefore made of what earlier
// averages missed, by Student's t, and there is none where nothing is known of
// misses. [Herding] asks whether polls are closer to one another than chance allows.
//
// Floats stay here; what goes in and comes out is shares of one, from 0 to 1.
package polls
