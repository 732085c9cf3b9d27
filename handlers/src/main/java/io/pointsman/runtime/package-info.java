@NullMarked
package io.pointsman.runtime;

import org.jspecify.annotations.NullMarked;
