/** What AWS's documents leave open: the endpoint answers one way, and the other way once it is told to. */
@NullMarked
package io.pointsman.local.aws.open;

import org.jspecify.annotations.NullMarked;
