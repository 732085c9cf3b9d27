@NullMarked
package io.pointsman.local.aws.http;

import org.jspecify.annotations.NullMarked;
