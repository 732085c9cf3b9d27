/** Bytes and texts as AWS's protocols write them. */
@NullMarked
package io.pointsman.endpoint.encoding;

import org.jspecify.annotations.NullMarked;
