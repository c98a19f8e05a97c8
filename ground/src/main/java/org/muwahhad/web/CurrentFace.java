package org.muwahhad.web;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The face in use on this node. What was set is taken into use by who reads the settings. */
@Singleton
public class CurrentFace {
  private volatile @Nullable Face face;

  /** The face that an administrator set; empty where nobody set one. */
  public Optional<Face> find() {
    return Optional.ofNullable(face);
  }

  /** Takes a face into use. */
  public void use(Face newest) {
    face = newest;
  }

  /** Emblem, colour and name for a page that is made now. */
  Brand brand() {
    return Brand.of(face);
  }
}
