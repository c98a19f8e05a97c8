package org.muwahhad.tender;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Why a person does what they do. */
@Serdeable
public record Reason(@Nullable String reason) {
  public String text() {
    return reason == null ? "" : reason;
  }
}
