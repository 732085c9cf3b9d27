/** What AWS's documents leave open: the endpoint answers one way, and the other way once it is told to. */
@NullMarked
package io.pointsman.endpoint.open;

import org.jspecify.annotations.NullMarked;
