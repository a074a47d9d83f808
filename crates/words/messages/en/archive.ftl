## Many documents at once

title = Download several invoices
hint = One zip file with the PDFs, a list of them (index.csv) and the SHA-256 of each file.
select = Select invoice { $name }
select-all = Select all on this page
language = Language of the documents
selected = Download selected
all = { $count ->
    [one] Download the one that the filter finds
   *[other] Download all { $count } that the filter finds
}
all-of-many = Download all that the filter finds, more than { $count }

## Why there is none

nothing-picked = No invoice is selected. Tick the boxes of those to download, or download all that the filter finds.
nothing-found = The filter finds no invoice that you may download. Clear it, or choose other days.
too-many = These are more than { $most } documents, which is more than one file holds. Narrow the filter, for instance by date.

## In the file

missing = The documents of these invoices are still being prepared and are not in this file. Download them again in a few minutes.
