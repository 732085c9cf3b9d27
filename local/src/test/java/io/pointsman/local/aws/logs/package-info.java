@NullMarked
package io.pointsman.local.aws.logs;

import org.jspecify.annotations.NullMarked;
