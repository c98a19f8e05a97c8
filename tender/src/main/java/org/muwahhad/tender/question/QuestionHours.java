package org.muwahhad.tender.question;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Until when a tender takes questions and gives answers, for later packages. */
@Singleton
public class QuestionHours {
  private final Questions questions;

  QuestionHours(Questions questions) {
    this.questions = questions;
  }

  /** The end of the time for answers, UTC; none while the tender has no deadline. */
  public Optional<Instant> answersUntil(long tenderId) {
    return questions.findHours(tenderId).map(Questions.QuestionTimes::answersUntil);
  }
}
