@NullMarked
package io.pointsman.endpoint.entry;

import org.jspecify.annotations.NullMarked;
