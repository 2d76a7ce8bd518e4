package i18n

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Language is one of the languages of the pages, by its tag.
type Language string

// The languages of the pages.
const (
	English Language = "en"
	Kazakh  Language = "kk"
	Russian Language = "ru"
)

// Languages lists all languages in the order in which pages offer them.
func Languages() []Language { return []Language{Kazakh, Russian, English} }

// Choose returns the language of a tag, English for any other tag.
func Choose(tag string) Language {
	if l := Language(tag); slices.Contains(Languages(), l) {
		return l
	}
	return English
}

// Name is how the language calls itself.
func (l Language) Name() string {
	switch l {
	case Kazakh:
		return "Қазақша"
	case Russian:
		return "Русский"
	}
	return "English"
}

//go:embed *.en *.kk *.ru
var files embed.FS

var catalogue = sync.OnceValue(func() map[Language]map[string]string {
	texts := map[Language]map[string]string{}
	for _, l := range Languages() {
		texts[l] = map[string]string{}
	}
	entries, err := files.ReadDir(".")
	if err != nil {
		panic("i18n: the embedded files cannot be listed: " + err.Error())
	}
	for _, entry := range entries {
		chapter, tag, _ := strings.Cut(entry.Name(), ".")
		data, err := files.ReadFile(entry.Name())
		if err == nil {
			err = read(texts[Language(tag)], chapter, string(data))
		}
		if err != nil {
			panic("i18n: " + entry.Name() + ": " + err.Error())
		}
	}
	return texts
})

// read adds the lines of one file to the texts of its language.
func read(texts map[string]string, chapter, data string) error {
	for number, line := range strings.Split(strings.TrimSuffix(data, "\n"), "\n") {
		key, text, found := strings.Cut(line, "\t")
		if !found || key == "" || text == "" || strings.Contains(text, "\t") {
			return fmt.Errorf("line %d: want key, tab, text", number+1)
		}
		name := chapter + "." + key
		if _, twice := texts[name]; twice {
			return fmt.Errorf("line %d: %s stands there twice", number+1, key)
		}
		texts[name] = text
	}
	return nil
}

// Keys lists the names of all texts of the language, sorted.
func (l Language) Keys() []string { return slices.Sorted(maps.Keys(catalogue()[l])) }

// Has says whether the language has a text of this name.
func (l Language) Has(name string) bool { return catalogue()[l][name] != "" }

// Text returns a text with its values put in place; the name itself where there
// is no such text, so that a gap is seen and not silently blank.
func (l Language) Text(name string, values ...any) string {
	text, known := catalogue()[l][name]
	if !known {
		return name
	}
	if len(values) == 0 {
		return text
	}
	pairs := make([]string, 0, 2*len(values))
	for i, value := range values {
		pairs = append(pairs, fmt.Sprintf("{%d}", i+1), fmt.Sprint(value))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
