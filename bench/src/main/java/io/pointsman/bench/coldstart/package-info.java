@NullMarked
package io.pointsman.bench.coldstart;

import org.jspecify.annotations.NullMarked;
