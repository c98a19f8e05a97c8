package org.muwahhad.web;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/** JSON that is nested deeper, or has a longer number, text or name, than any address takes. */
final class BeyondBounds extends IOException {
  private static final long serialVersionUID = 1L;

  BeyondBounds(StreamConstraintsException cause) {
    super("Beyond what is read", cause);
  }
}
