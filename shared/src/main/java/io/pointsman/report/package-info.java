/** What a release did, as a page for people and a document for machines. Pure: from the release record alone. */
@NullMarked
package io.pointsman.report;

import org.jspecify.annotations.NullMarked;
