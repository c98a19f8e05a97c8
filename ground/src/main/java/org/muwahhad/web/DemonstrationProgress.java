package org.muwahhad.web;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the demonstration has been loaded. The service is open meanwhile, so that anyone who
 * waits sees what it waits for; it holds nothing yet that could be read or done.
 */
@Singleton
public class DemonstrationProgress {
  private volatile @Nullable Stage stage;

  /**
   * How far it has come.
   *
   * @param played acts played so far
   * @param acts all of them; 0 while they are not known yet, as reference data come first
   * @param day the day, in Riyadh, that is being played; none before the first act
   */
  public record Stage(int played, int acts, Optional<LocalDate> day) {
    /** Rounded down, so that 100 means all. */
    public int percent() {
      return acts == 0 ? 0 : (int) (100L * played / acts);
    }
  }

  /** Loading begins. */
  public void begin() {
    stage = new Stage(0, 0, Optional.empty());
  }

  /** How many of all acts were played. */
  public void playing(int played, int acts, LocalDate day) {
    stage = new Stage(played, acts, Optional.of(day));
  }

  /** All of it is there. */
  public void end() {
    stage = null;
  }

  /** None when nothing is being loaded. */
  public Optional<Stage> now() {
    return Optional.ofNullable(stage);
  }
}
