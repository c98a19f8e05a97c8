package org.muwahhad.organisation;

import org.jspecify.annotations.Nullable;

/** Why something is done. */
public record Reason(@Nullable String reason) {
  public String text() {
    return RequiredInput.text(reason);
  }
}
