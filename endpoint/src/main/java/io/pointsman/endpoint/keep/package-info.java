/**
 * Keeps what an endpoint knows in a directory, over its end. The state is a graph of objects that hang on the endpoint's services; it is
 * written as it is, with the work that is still to be done, and read into a new endpoint whose services are made of the same classes.
 */
@NullMarked
package io.pointsman.endpoint.keep;

import org.jspecify.annotations.NullMarked;
