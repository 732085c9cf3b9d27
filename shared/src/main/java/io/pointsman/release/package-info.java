@NullMarked
package io.pointsman.release;

import org.jspecify.annotations.NullMarked;
