// Package i18n holds the words of the pages in Kazakh, Russian and English, and
// how each language writes numbers, shares and times.
//
// Flow: one file for each chapter and language, results.kk beside results.ru and
// results.en, a line for each text: key, tab, text. A text is named chapter.key,
// such as results.station; {1}, {2} in it stand for values that the page has
// worded already. [Language.Text] looks a text up, [Language.Number] and its
// neighbours write values.
//
// The package refuses nothing at run time: a text that is missing is shown as its
// name. That every text stands in all three languages, with the same places for
// values, and that none is without use, is held by tests.
package i18n
