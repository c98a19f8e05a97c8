package org.muwahhad.access;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.shared.Language;

/**
 * A person chooses the language in which e-mails and the calendar feed come; both languages stand
 * in every e-mail, the chosen one first. The screens follow the switch in their header.
 */
@Singleton
public class ChooseLanguage {
  private final People people;

  ChooseLanguage(People people) {
    this.people = people;
  }

  @Transactional
  public void run(Actor actor, Language language) {
    people.chooseLanguage(actor.personId(), language.tag());
  }

  /** The language a person chose; Arabic until they choose. */
  @Transactional
  public Language find(Actor actor) {
    return people.findLanguage(actor.personId()).flatMap(Language::find).orElse(Language.AR);
  }
}
