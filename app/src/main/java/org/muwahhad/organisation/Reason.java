package org.muwahhad.organisation;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Why something is done. */
@Serdeable
record Reason(@Nullable String reason) {
  String text() {
    return Given.text(reason);
  }
}
