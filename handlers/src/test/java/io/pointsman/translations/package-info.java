/** Pages that are there in two languages are held in step: headings, commands, tables, links and the words of the code. */
@NullMarked
package io.pointsman.translations;

import org.jspecify.annotations.NullMarked;
