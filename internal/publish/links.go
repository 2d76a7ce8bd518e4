package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// leading are the attributes that lead elsewhere.
var leading = map[string]bool{"href": true, "src": true, "action": true}

var leadingBytes = [][]byte{[]byte(`href="/`), []byte(`src="/`), []byte(`action="/`)}

// relink writes the links of a page as relative paths from its own file, and
// returns the places that they lead to.
func relink(page []byte, from string) (relinked []byte, to []place, err error) {
	var out bytes.Buffer
	out.Grow(len(page))
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		raw := z.Raw()
		switch {
		case kind == html.ErrorToken:
			if errors.Is(z.Err(), io.EOF) {
				return out.Bytes(), to, nil
			}
			return nil, nil, fmt.Errorf("page %s: %w", from, z.Err())
		case kind != html.StartTagToken && kind != html.SelfClosingTagToken || !leads(raw):
			out.Write(raw)
			continue
		}
		token := z.Token()
		for i := range token.Attr {
			a := &token.Attr[i]
			if !leading[a.Key] || !strings.HasPrefix(a.Val, "/") {
				continue
			}
			p, err := placeOf(a.Val)
			if err != nil {
				return nil, nil, fmt.Errorf("page %s: a link: %w", from, err)
			}
			a.Val = relative(from, p.file) + p.rest
			to = append(to, p)
		}
		out.WriteString(token.String())
	}
}

// leads says whether a tag may have a link of this site, without taking it apart.
func leads(raw []byte) bool {
	for _, begin := range leadingBytes {
		if bytes.Contains(raw, begin) {
			return true
		}
	}
	return false
}
