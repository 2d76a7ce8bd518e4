package publish

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

// leading are the attributes that lead elsewhere.
var leading = map[string]bool{"href": true, "src": true, "action": true}

var leadingBytes = [][]byte{[]byte(`href="/`), []byte(`src="/`), []byte(`action="/`)}

// relink writes the links of a page as relative paths from its own file, and
// returns the places that they lead to. A tag that leads nowhere is not taken
// apart: the portal's templates escape every < and > that begins or ends none.
func (t *tags) relink(page []byte, from string) (relinked []byte, to []place, err error) {
	var out bytes.Buffer
	out.Grow(len(page))
	folder := path.Dir(from)
	for len(page) > 0 {
		begin := bytes.IndexByte(page, '<')
		if begin < 0 {
			out.Write(page)
			break
		}
		length := bytes.IndexByte(page[begin:], '>') + 1
		if length == 0 {
			return nil, nil, fmt.Errorf("page %s: a tag does not end: %.60q", from, page[begin:])
		}
		out.Write(page[:begin])
		tag := page[begin : begin+length]
		if page = page[begin+length:]; !leads(tag) {
			out.Write(tag)
			continue
		}
		written, err := t.retag(tag, folder)
		if err != nil {
			return nil, nil, fmt.Errorf("page %s: %w", from, err)
		}
		out.WriteString(written.token)
		to = append(to, written.to...)
	}
	return out.Bytes(), to, nil
}

// tags keeps the tags that were written last: the ways between pages stand on
// every page of a folder. They may be shared.
type tags struct {
	mu   sync.Mutex
	kept map[string]retagged // by folder and tag
}

// retagged is one tag with its links as relative paths, and where they lead.
type retagged struct {
	token string
	to    []place
}

// mostTags bounds the tags that are kept; beyond it all are forgotten.
const mostTags = 4096

func (t *tags) retag(tag []byte, folder string) (retagged, error) {
	key := folder + "\x00" + string(tag)
	t.mu.Lock()
	written, known := t.kept[key]
	t.mu.Unlock()
	if known {
		return written, nil
	}
	written, err := retag(tag, folder)
	if err != nil {
		return written, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.kept == nil || len(t.kept) == mostTags {
		t.kept = map[string]retagged{}
	}
	t.kept[key] = written
	return written, nil
}

// retag writes the links of one tag as seen from a folder.
func retag(tag []byte, folder string) (retagged, error) {
	z := html.NewTokenizer(bytes.NewReader(tag))
	if kind := z.Next(); kind != html.StartTagToken && kind != html.SelfClosingTagToken {
		return retagged{}, fmt.Errorf("%.60q has a link and is no tag", tag)
	}
	token := z.Token()
	var to []place
	for i := range token.Attr {
		a := &token.Attr[i]
		if !leading[a.Key] || !strings.HasPrefix(a.Val, "/") {
			continue
		}
		p, err := placeOf(a.Val)
		if err != nil {
			return retagged{}, fmt.Errorf("a link: %w", err)
		}
		a.Val = relative(path.Join(folder, "page"), p.file) + p.rest
		to = append(to, p)
	}
	return retagged{token.String(), to}, nil
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
