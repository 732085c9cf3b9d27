@NullMarked
package io.pointsman.release.record;

import org.jspecify.annotations.NullMarked;
