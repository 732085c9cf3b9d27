/** When objects of a bucket expire, by the rules of its lifecycle configuration. */
@NullMarked
package io.pointsman.endpoint.s3.lifecycle;

import org.jspecify.annotations.NullMarked;
