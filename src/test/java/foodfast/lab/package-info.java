/**
 * The lab: the same business workload over each candidate of a feature, ours and its rivals, each
 * at its best setting. {@code mvn -Plab verify -Dlab.only=OrderTracking}; without that all features
 * follow one another. Every figure goes to {@code docs/report/figures.json}, what it was made of to
 * {@code target/lab}; what stands there already is not measured again.
 *
 * <p>A {@code Candidate} is how a client asks or holds its line; the {@code …Lab} of a feature has
 * them all, with the news it is about. A {@code Trial} runs one candidate, {@code Findings} makes
 * figures of it; {@code BadLineLab} has them all on a bad line, {@code RestartLab} on a node that
 * is killed. The rivals' doors are in {@code doors}: classes beside those of the real application,
 * in the lab's node alone.
 */
package foodfast.lab;
