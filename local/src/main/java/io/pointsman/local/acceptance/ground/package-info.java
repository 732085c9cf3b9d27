/** What a run stands on: an AWS, by its clients; the name that everything bears; whether somebody wants it to end. */
@NullMarked
package io.pointsman.local.acceptance.ground;

import org.jspecify.annotations.NullMarked;
