@NullMarked
package io.pointsman.local.process;

import org.jspecify.annotations.NullMarked;
