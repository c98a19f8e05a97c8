package org.muwahhad.tender.lot;

import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;

/** Templates that a new draft can be made from; a later part keeps them and implements this. */
public interface DraftTemplates {
  /** A template that is offered. */
  record OfferedTemplate(String code, Bilingual name, Bilingual purpose) {}

  /** Those offered. */
  List<OfferedTemplate> list();

  /** Applies one to a draft that was just made. */
  void apply(Actor actor, long tenderId, String code);
}
