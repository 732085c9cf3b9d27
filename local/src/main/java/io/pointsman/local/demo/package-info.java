/** The demonstration: what a user of AWS would do, played against the embedded endpoint. */
@NullMarked
package io.pointsman.local.demo;

import org.jspecify.annotations.NullMarked;
