package org.muwahhad.tender;

import org.jspecify.annotations.Nullable;

/** Why a person does what they do. */
public record TenderReason(@Nullable String reason) {
  public String text() {
    return reason == null ? "" : reason;
  }
}
