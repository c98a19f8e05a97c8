package org.muwahhad.organisation;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Why something is done. */
@Serdeable
public record Reason(@Nullable String reason) {
  public String text() {
    return Given.text(reason);
  }
}
