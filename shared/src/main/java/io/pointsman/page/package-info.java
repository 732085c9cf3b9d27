/** What pages for people are made of: text that stays text, links that lead to the web alone, values that can be read. */
@NullMarked
package io.pointsman.page;

import org.jspecify.annotations.NullMarked;
