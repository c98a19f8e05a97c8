package org.muwahhad.tender.dossier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;

/**
 * A central buyer adds a template of the dossier, with its first version.
 *
 * <p>Refused as invalid input when a text is missing in one language, the code is taken or not made
 * of small letters, digits and hyphens, the weights do not sum to 100 or a value does not fit its
 * rule.
 */
@Singleton
public class AddTemplate {
  private final DossierTemplates templates;
  private final DossierTemplateQueries queries;
  private final WriteVersion writeVersion;

  AddTemplate(
      DossierTemplates templates, DossierTemplateQueries queries, WriteVersion writeVersion) {
    this.templates = templates;
    this.queries = queries;
    this.writeVersion = writeVersion;
  }

  /** Returns the key of the template. */
  @Transactional
  public long run(Actor actor, String code, TemplateContent content) {
    actor.require(Role.CENTRAL_BUYER);
    new Faults()
        .check(code.matches("[a-z][a-z0-9-]{1,39}"), "code", "dossier.code-wrong")
        .check(templates.find(code).isEmpty(), "code", "dossier.code-taken")
        .throwIfAny();
    DossierTemplateRules.check(content, queries.listRules(0, 0));
    templates.add(code);
    long id = templates.find(code).orElseThrow();
    writeVersion.run(actor, id, 1, content);
    return id;
  }
}
