package media

import "slices"

// williams gives the rows of a Williams design for n: orders of 0 to n-1 in
// which each stands equally often in each place and equally often directly
// behind each other one (E. J. Williams 1949). An even n takes n rows, an odd n
// the rows of two squares, 2n. Rows are in an order in which none begins with
// what the row before ends with, also from the last to the first; with n = 2
// that cannot be.
func williams(n int) [][]int {
	base := make([]int, n)
	for i := range base {
		if base[i] = (i + 1) / 2; i%2 == 0 {
			base[i] = (n - i/2) % n
		}
	}
	rows := make([][]int, 0, 2*n)
	for shift := range n {
		rows = append(rows, shifted(base, shift))
	}
	if n%2 == 0 || n == 1 {
		return rows
	}
	slices.Reverse(base)
	for shift := range n {
		rows = append(rows, shifted(base, (n-shift)%n))
	}
	return rows
}

func shifted(base []int, by int) []int {
	row := make([]int, len(base))
	for i, x := range base {
		row[i] = (x + by) % len(base)
	}
	return row
}
