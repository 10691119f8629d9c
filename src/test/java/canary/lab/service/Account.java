package canary.lab.service;

import canary.lab.iam.Arn;
import canary.lab.iam.Organization;
import canary.lab.iam.Role;
import canary.lab.kms.Key;
import canary.lab.sqs.Queue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that exists in the lab's accounts and matters to the path: roles, queues, keys, the
 * organization's policies, and how the services stand.
 */
public record Account(
    List<Role> roles,
    List<Queue> queues,
    List<Key> keys,
    Organization organization,
    Services services) {
  /** The lists cannot be changed in place. */
  public Account {
    roles = List.copyOf(roles);
    queues = List.copyOf(queues);
    keys = List.copyOf(keys);
  }

  /** These, while all services do as they should and nobody else uses them. */
  public Account(List<Role> roles, List<Queue> queues, List<Key> keys, Organization organization) {
    this(roles, queues, keys, organization, Services.sound());
  }

  /**
   * What CloudFormation makes of these resources; types that do not matter to the path are passed
   * over.
   */
  public static Account of(Collection<Declared> resources) {
    return new Stack(resources).account();
  }

  /** The role of this ARN. */
  public Optional<Role> role(String arn) {
    return roles.stream().filter(role -> role.arn().equals(arn)).findFirst();
  }

  /** The queue of this ARN. */
  public Optional<Queue> queue(String arn) {
    return queues.stream().filter(queue -> queue.arn().equals(arn)).findFirst();
  }

  /**
   * The key that a queue names as its KmsMasterKeyId; AWS makes its own managed key when it is
   * first named.
   */
  public Optional<Key> key(String kmsMasterKeyId, Queue queue) {
    Arn home = Arn.of(queue.arn());
    Key managed = Key.managedForSqs(home.account(), home.region());
    return Stream.concat(keys.stream(), Stream.of(managed))
        .filter(key -> key.isMeantBy(kmsMasterKeyId, home.account(), home.region()))
        .findFirst();
  }

  /** A copy with this role, instead of one of the same ARN if there is one. */
  public Account with(Role role) {
    return new Account(
        plus(roles.stream().filter(it -> !it.arn().equals(role.arn())), role),
        queues,
        keys,
        organization,
        services);
  }

  /** A copy with this queue, instead of one of the same ARN if there is one. */
  public Account with(Queue queue) {
    return new Account(
        roles,
        plus(queues.stream().filter(it -> !it.arn().equals(queue.arn())), queue),
        keys,
        organization,
        services);
  }

  /** A copy with this key, instead of one of the same ARN if there is one. */
  public Account with(Key key) {
    return new Account(
        roles,
        queues,
        plus(keys.stream().filter(it -> !it.arn().equals(key.arn())), key),
        organization,
        services);
  }

  /** A copy in another organization. */
  public Account with(Organization newOrganization) {
    return new Account(roles, queues, keys, newOrganization, services);
  }

  /** A copy in which the services stand otherwise. */
  public Account with(Services newServices) {
    return new Account(roles, queues, keys, organization, newServices);
  }

  /** A copy without the role, queue or key of this ARN. */
  public Account without(String arn) {
    return new Account(
        roles.stream().filter(role -> !role.arn().equals(arn)).toList(),
        queues.stream().filter(queue -> !queue.arn().equals(arn)).toList(),
        keys.stream().filter(key -> !key.arn().equals(arn)).toList(),
        organization,
        services);
  }

  /** A copy with what another account holds besides. */
  public Account plus(Account other) {
    return new Account(
        joined(roles, other.roles),
        joined(queues, other.queues),
        joined(keys, other.keys),
        organization,
        services);
  }

  private static <T> List<T> plus(Stream<T> others, T one) {
    return Stream.concat(others, Stream.of(one)).toList();
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
