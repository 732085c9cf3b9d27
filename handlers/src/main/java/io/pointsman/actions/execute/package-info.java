@NullMarked
package io.pointsman.actions.execute;

import org.jspecify.annotations.NullMarked;
