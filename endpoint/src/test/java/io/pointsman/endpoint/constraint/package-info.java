@NullMarked
package io.pointsman.endpoint.constraint;

import org.jspecify.annotations.NullMarked;
