package web

// tableExample is a table that was printed somewhere; the caption of its name
// says where.
type tableExample struct{ name, rows, total string }

// tableExamples are the tables that the page offers, the article's own first.
var tableExamples = []tableExample{
	{name: "kz-2005", rows: `Nazarbayev; 6110694; 91.01
Tuyakbay; 445047; 6.64
Baimenov; 110462; 1.65
Abylkasymov; 25330; 0.38
Eleusizov; 21674; 0.32`},
	{name: "ve-2024", total: "10058774", rows: `Nicolás Maduro; 5150092; 51.2
Edmundo González; 4445978; 44.2
Others; 462704; 4.6`},
	{name: "kz-1999", rows: `Nazarbayev; 5846817; 79.78
Abdildin; 857386; 11.70
Kasymov; 337794; 4.61
Gabbasov; 55708; 0.76`},
	{name: "kz-1999-other", rows: `Nazarbayev; 5846817; 81.00
Abdildin; 857386; 11.90
Kasymov; 337794; 4.61
Gabbasov; 55708; 0.76`},
}
