// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.system;

import io.holdfast.kit.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All AI systems. Writers lock the row first, so that revisions and events keep one order. */
@ApplicationScoped
public class AiSystems implements PanacheRepositoryBase<AiSystem, UUID> {

  public Optional<AiSystem> byKey(String key) {
    return find("key", key).firstResultOptional();
  }

  public Optional<AiSystem> lockedByKey(String key) {
    return find("key", key).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  public Optional<AiSystem> locked(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * A system by its key.
   *
   * @throws Problem not found
   */
  public AiSystem required(String key) {
    return byKey(key).orElseThrow(() -> Problem.notFound("system", key));
  }

  List<UUID> idsAfter(@Nullable UUID id, int limit) {
    return (id == null ? find("order by id") : find("id > ?1 order by id", id))
        .page(0, limit).list().stream().map(AiSystem::id).toList();
  }
}
