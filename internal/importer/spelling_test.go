package importer_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"urna/internal/importer"
)

const plainProfile = `what	name	source	note
nation land	Land		
key	Район		
key	Участок		
id	unit		
unit 1	Район		
line V	Избиратели		
candidate anna	Анна		
candidate boris	Борис		
ignore	Заметка		
`

const plainText = `Район,Участок,Избиратели,Анна,Борис,Заметка
Север,1,300,100,50,"школа, левое крыло"
Север,2,,0,7,
Юг,1,9007199254740991,3,0,"два
ряда"
`

// spelled reads one file by the plain profile with more rows.
func spelled(t *testing.T, name string, content []byte, more ...string) (*importer.File, error) {
	t.Helper()
	profile := plainProfile
	for _, row := range more {
		profile += row + "\t\t\n"
	}
	return importer.Read([]string{kept(t, name, content)}, parsed(t, profile))
}

// archive is a zip file of the named members.
func archive(t *testing.T, members map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range members {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHoweverAFileIsSpelledItsRowsAreTheSame(t *testing.T) {
	want, err := spelled(t, "plain.csv", []byte(plainText))
	if err != nil {
		t.Fatal(err)
	}
	in := func(e encoding.Encoding, text string) []byte {
		content, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	semicolons := strings.NewReplacer(`"школа, левое крыло"`, "школа, левое крыло", ",", ";").Replace(plainText)
	bare := strings.NewReplacer("\"школа, левое крыло\"", `"школа"`, ",", "\t", "\"два\nряда\"", `два"`).Replace(plainText)
	for _, c := range []struct {
		situation string
		content   []byte
		more      []string
	}{
		{"byte-order mark", []byte("\ufeff" + plainText), nil},
		{"CRLF", []byte(strings.ReplaceAll(plainText, "\n", "\r\n")), nil},
		{"no line feed at the end", []byte(strings.TrimSuffix(plainText, "\n")), nil},
		{"every cell quoted", []byte(strings.Replace(plainText, "Север,1,300,100,50", `"Север","1","300","100","50"`, 1)), nil},
		{"semicolons", []byte(semicolons), []string{"delimiter\t;"}},
		{"tabulators", []byte(strings.ReplaceAll(semicolons, ";", "\t")), []string{"delimiter\ttab"}},
		{"tabulators, and quotation marks that mean nothing", []byte(bare), []string{"delimiter\ttab", "quotes\tnone"}},
		{"the same with CRLF", []byte(strings.ReplaceAll(bare, "\n", "\r\n")), []string{"delimiter\ttab", "quotes\tnone"}},
		{"windows-1251", in(charmap.Windows1251, plainText), []string{"encoding\twindows-1251"}},
		{"koi8-r", in(charmap.KOI8R, plainText), []string{"encoding\tkoi8-r"}},
		{"iso-8859-5", in(charmap.ISO8859_5, plainText), []string{"encoding\tiso-8859-5"}},
		{"utf-16, little end first", in(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), plainText), []string{"encoding\tutf-16"}},
		{"utf-16, big end first", in(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), plainText), []string{"encoding\tutf-16"}},
		{"zip", archive(t, map[string]string{"folder/plain.csv": plainText}), nil},
		{"zip of several files", archive(t, map[string]string{"folder/plain.csv": plainText, "README.txt": "words"}), []string{"member\t*.csv"}},
		{"one cell in thousands", []byte(strings.Replace(plainText, "9007199254740991", `"9,007,199,254,740,991"`, 1)), []string{"thousands ,\tИзбиратели"}},
		{"a blank in words", []byte(strings.Replace(plainText, "Север,2,,", "Север,2,нет,", 1)), []string{"missing\tнет"}},
		{"spaces around a name", []byte(strings.Replace(plainText, "Юг,", " Юг\u00a0,", 1)), []string{"spaces\tРайон"}},
		{"a rule that nothing needs", []byte(plainText), []string{"blank-rows\tleft out", "missing\tn/a", "thousands .\tАнна"}},
	} {
		got, err := spelled(t, "plain.csv", c.content, c.more...)
		if err != nil {
			t.Errorf("%s: %v", c.situation, err)
			continue
		}
		if got.Text != want.Text || fmt.Sprint(got.Rows[:2]) != fmt.Sprint(want.Rows[:2]) || fmt.Sprint(got.Rows[2].Numbers) != fmt.Sprint(want.Rows[2].Numbers) {
			t.Errorf("%s: got %+v\n%s\nwant %+v\n%s", c.situation, got.Rows, got.Text, want.Rows, want.Text)
		}
	}
}

func TestRowsKeepTheirLinesWhateverStandsBetween(t *testing.T) {
	text := "Итоги,,,,,\n\n" + strings.Replace(plainText, "Север,2", "\n,,,,,\nСевер,2", 1)
	got, err := spelled(t, "plain.csv", []byte(text), "heading\t3", "blank-rows\tleft out")
	if err != nil {
		t.Fatal(err)
	}
	var lines []int64
	for _, row := range got.Rows {
		lines = append(lines, row.Line)
	}
	if want := "[4 7 8]"; fmt.Sprint(lines) != want {
		t.Errorf("lines %v, want %s", lines, want)
	}
	if want := "[{rows above the headings 1} {lines without anything 2} {rows of blank cells 1}]"; fmt.Sprint(got.LeftOut) != want {
		t.Errorf("left out %v, want %s", got.LeftOut, want)
	}
}

func TestHashIsThatOfTheFileAsItCame(t *testing.T) {
	for name, content := range map[string][]byte{
		"plain.csv": []byte(plainText), "plain.zip": archive(t, map[string]string{"plain.csv": plainText}),
	} {
		got, err := spelled(t, name, content)
		if err != nil {
			t.Fatal(err)
		}
		if want := sha(content); got.Content.String() != want {
			t.Errorf("%s: hash %s, want %s", name, got.Content, want)
		}
	}
}
