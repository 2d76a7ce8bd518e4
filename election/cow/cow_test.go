package cow

import (
	"maps"
	"testing"

	"pgregory.net/rapid"
)

// Keys differ in few bits, so that they meet deep in the trie.
func someKey(t *rapid.T) [32]byte {
	var key [32]byte
	key[rapid.IntRange(0, 31).Draw(t, "byte")] = byte(rapid.IntRange(0, 3).Draw(t, "value"))
	return key
}

func TestMapAgreesWithGoMapAndPhotographsNeverChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type picture struct {
			taken Map[int]
			want  map[[32]byte]int
		}
		var m Map[int]
		plain := map[[32]byte]int{}
		var album []picture
		for i := range rapid.IntRange(0, 200).Draw(t, "steps") {
			if rapid.IntRange(0, 9).Draw(t, "photograph") == 0 {
				album = append(album, picture{m.Photograph(), maps.Clone(plain)})
			}
			key := someKey(t)
			m.Set(key, i)
			plain[key] = i
		}
		album = append(album, picture{m, plain})
		for n, p := range album {
			got := map[[32]byte]int{}
			p.taken.All(func(key [32]byte, value int) bool { got[key] = value; return true })
			if !maps.Equal(got, p.want) || p.taken.Len() != len(p.want) {
				t.Fatalf("photograph %d: got %d keys (Len %d), want %d", n, len(got), p.taken.Len(), len(p.want))
			}
			for key, want := range p.want {
				if got, ok := p.taken.Get(key); !ok || got != want {
					t.Fatalf("photograph %d: Get = %d, %v; want %d", n, got, ok, want)
				}
			}
		}
	})
}

func TestVectorAgreesWithSliceAndPhotographsNeverChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var v Vector[int]
		plain := make([]int, 300)
		type picture struct {
			taken Vector[int]
			want  []int
		}
		var album []picture
		for i := range rapid.IntRange(0, 200).Draw(t, "steps") {
			if rapid.IntRange(0, 9).Draw(t, "photograph") == 0 {
				album = append(album, picture{v.Photograph(), append([]int(nil), plain...)})
			}
			at := rapid.IntRange(0, 299).Draw(t, "at")
			v.Set(at, i+1)
			plain[at] = i + 1
		}
		album = append(album, picture{v, plain})
		for n, p := range album {
			for i, want := range p.want {
				if got := p.taken.Get(i); got != want {
					t.Fatalf("photograph %d, index %d: got %d, want %d", n, i, got, want)
				}
			}
		}
	})
}
