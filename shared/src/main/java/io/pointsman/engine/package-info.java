@NullMarked
package io.pointsman.engine;

import org.jspecify.annotations.NullMarked;
