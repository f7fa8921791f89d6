/**
 * What can be wrong with input, configuration or a request, as records of facts. A problem is thrown inside {@link io.kefu.problem.KefuException} where its facts are known, and put into words once, by {@link io.kefu.problem.ProblemText}. Start reading at {@link io.kefu.problem.Problem}.
 */
@NullMarked
package io.kefu.problem;

import org.jspecify.annotations.NullMarked;
